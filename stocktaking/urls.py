from django.urls import path

from stocktaking import feeds
from stocktaking.views import (
    again,
    bulk,
    cards,
    catalogue,
    citing,
    claims,
    confirming,
    countries,
    editing,
    error_reports,
    handing_in,
    invitations,
    likeness,
    my,
    opening,
    organisations,
    own_data,
    rebasing,
    reminders,
    revisions,
    searches,
    sharing,
    submissions,
    suggestions,
    taking_down,
    upload_rows,
    uploads,
)

app_name = "stocktaking"
PROJECT = {"register": "project"}
HOME = {"page": ""}
PROJECTS = {"pages": "stocktaking:project", "names": ("project",)}
urlpatterns = [
    path("projects/", catalogue.project_list, name="project-list"),
    path("feeds/projects.atom", feeds.projects, name="project-feed"),
    path(
        "projects/suggestions/",
        suggestions.project_suggestions,
        name="project-suggestions",
    ),
    path(
        "organisations/suggestions/",
        suggestions.organisation_suggestions,
        name="organisation-suggestions",
    ),
    path("projects/<slug:reference>/", catalogue.project, name="project"),
    path(
        "projects/<slug:reference>/card.png",
        cards.card,
        PROJECT,
        name="project-card",
    ),
    path(
        "projects/<slug:reference>/cite.<slug:form>",
        citing.cite,
        PROJECT,
        name="project-citation",
    ),
    path(
        "projects/<slug:reference>/revisions/",
        revisions.revisions,
        PROJECTS,
        name="project-revisions",
    ),
    path(
        "projects/<slug:reference>/revisions/<int:number>/",
        revisions.revision,
        PROJECTS,
        name="project-revision",
    ),
    path(
        "projects/<slug:reference>/edit/",
        opening.change,
        PROJECT,
        name="change-project",
    ),
    path(
        "report-an-error/<slug:reference>/",
        error_reports.report,
        name="report-error",
    ),
    path(
        "report-an-error/<slug:reference>/thanks/",
        error_reports.reported,
        name="error-reported",
    ),
    *(
        path(f"report-a-problem/{page}{part}", view, known, name=name)
        for page, known in (("<path:page>/", {}), ("", HOME))
        for part, view, name in (
            ("thanks/", error_reports.page_reported, "page-reported"),
            ("", error_reports.report_page, "report-page"),
        )
    ),
    path("submit/project/", opening.submit, PROJECT, name="submit-project"),
    path("submit/bulk/", bulk.submit, name="submit-bulk"),
    *(  # of one name the last that fits is the address: projects have the short one
        path(f"submit/bulk/{kind}{file}", view, known, name=name)
        for kind, known in (("<slug:register>/", {}), ("", PROJECT))
        for file, view, name in (
            ("template.csv", bulk.template_csv, "bulk-template-csv"),
            ("template.xlsx", bulk.template_xlsx, "bulk-template-xlsx"),
            ("lists.csv", bulk.lists, "bulk-lists"),
        )
    ),
    path("my/", my.overview, name="my"),
    path("my/uploads/", uploads.mine, name="my-uploads"),
    path("my/uploads/<int:pk>/", uploads.upload, name="upload"),
    path("my/uploads/<int:pk>/send/", uploads.send, name="send-upload"),
    path("my/uploads/<int:pk>/duplicates/", uploads.duplicates, name="duplicates"),
    path("my/uploads/<int:pk>/discard/", uploads.discard, name="discard-upload"),
    path("my/uploads/<int:pk>/refused/", uploads.refused_rows, name="refused-rows"),
    path("my/uploads/<int:pk>/rows/<int:number>/", upload_rows.row, name="upload-row"),
    path("my/drafts/", my.drafts, name="my-drafts"),
    path("my/submissions/", my.submissions, name="my-submissions"),
    path("my/messages/", my.messages, name="my-messages"),
    path("my/countries/", countries.waiting, name="my-countries"),
    path("my/countries/<slug:which>/", countries.one, name="my-country"),
    path("my/searches/", searches.mine, name="my-searches"),
    path("my/searches/<int:pk>/", searches.change, name="change-search"),
    path("my/searches/<int:pk>/delete/", searches.delete, name="delete-search"),
    path("my/searches/save/<slug:register>/", searches.save, name="save-search"),
    path(
        "no-more-search-letters/<str:token>/",
        searches.no_more_letters,
        name="no-more-search-letters",
    ),
    path("my/records/", my.records, name="my-records"),
    path(
        "my/records/<slug:reference>/still-true/",
        confirming.still_true,
        name="still-true",
    ),
    path("my/records/<slug:reference>/again/", again.again, name="again"),
    path(
        "my/records/<slug:reference>/take-down/",
        taking_down.take_down,
        name="take-down",
    ),
    path("my/data/", own_data.data, name="my-data"),
    path("my/erase/", own_data.erase, name="erase"),
    path("my/erased/", own_data.erased, name="erased"),
    path("my/organisations/", organisations.mine, name="my-organisations"),
    path("my/organisations/find/", claims.find, name="find-organisation"),
    path(
        "my/organisations/<slug:reference>/",
        organisations.organisation,
        name="my-organisation",
    ),
    path(
        "my/organisations/<slug:reference>/claim/",
        claims.claim,
        name="claim-organisation",
    ),
    path(
        "my/organisations/<slug:reference>/leave/",
        organisations.leave,
        name="leave-organisation",
    ),
    path(
        "my/organisations/<slug:reference>/members/<int:pk>/remove/",
        organisations.remove,
        name="remove-member",
    ),
    path(
        "my/organisations/<slug:reference>/invitations/<int:pk>/withdraw/",
        organisations.withdraw,
        name="withdraw-invitation",
    ),
    path("my/reminders/", reminders.reminders, name="reminders"),
    path("no-more-reminders/<str:token>/", reminders.by_link, name="no-more-reminders"),
    path("still-true/<str:token>/", confirming.by_link, name="still-true-by-link"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("my/submissions/<int:pk>/", submissions.submission, name="submission"),
    path("my/submissions/<int:pk>/edit/", editing.begin, name="edit"),
    path(
        "my/submissions/<int:pk>/edit/<slug:slug>/", editing.edit, name="edit-section"
    ),
    path("my/submissions/<int:pk>/alike/", likeness.alike, name="alike"),
    path(
        "my/submissions/<int:pk>/change-instead/<slug:reference>/",
        likeness.change_instead,
        name="change-instead",
    ),
    path("my/submissions/<int:pk>/newer/", rebasing.onto_newer, name="onto-newer"),
    path("my/submissions/<int:pk>/review/", handing_in.review, name="review"),
    path("my/submissions/<int:pk>/sharing/", sharing.share, name="share"),
    path(
        "my/submissions/<int:pk>/sharing/secretariat/",
        sharing.secretariat,
        name="share-with-secretariat",
    ),
    path(
        "my/submissions/<int:pk>/sharing/people/<int:person>/stop/",
        sharing.stop,
        name="stop-sharing",
    ),
    path(
        "my/submissions/<int:pk>/sharing/invitations/<int:sent>/withdraw/",
        sharing.withdraw,
        name="withdraw-sharing",
    ),
    path("my/submissions/<int:pk>/<slug:action>/", submissions.step, name="step"),
]
