"""Every page of the portal, by who sees it: a new template needs a line here.

{draft} stands for the key of that submission of the scene, {record} for a reference.
"""

from tests.pages.page import Page

LOGIN, SUBMITTED = "/accounts/login/", {"submit": "1"}
WRONG = {"login": "nobody@example.org", "password": "not this one"}
SECOND_TAB = {"texts-TOTAL_FORMS": 1, "texts-INITIAL_FORMS": 0, "save": "draft"}
SECOND_TAB |= {"texts-0-title": "Second tab", "texts-0-language": "en"}
SECTIONS = ("what", "where", "serves", "who", "money", "proof", "contact")
REFUSED = {"refuse": "1"}
OURS = "/my/organisations"
MINE, STEP = "/my/submissions", "/admin/stocktaking/submission/{in_review}/step"
QUEUE = "/admin/stocktaking/submission/"

PARTS = {
    "stocktaking/suggestions.html",
    "stocktaking/organisations_known.html",
    "stocktaking/_saved_at.html",
    "stocktaking/_unsaved.html",
}
"""Templates of what a page fetches by itself: tests/browser/test_searching.py and
test_typing.py."""

EMPTY = [
    Page("/"),
    Page("/projects/"),
    Page("/golden-book/"),
    Page("/action-lines/"),
    Page("/targets/"),
    Page("/countries/"),
    Page("/chronology/"),
    Page("/about/"),
]
"""As a stranger finds them where nothing was loaded yet."""

STRANGER = [
    Page("/"),
    Page("/projects/"),
    Page("/projects/?q=radio&country=SN&action_line=C3"),
    Page("/projects/?q=nothing-of-this-name"),
    Page("/projects/?q=vilage+raido"),
    Page("/projects/?q=radio&language=en&level=international"),
    Page("/projects/?action_lien=C2", 400),
    Page("/projects/{record}/"),
    Page("/projects/{bare}/"),
    Page("/projects/{withdrawn}/", 410),
    Page("/golden-book/"),
    Page("/golden-book/?stage=paused", 400),
    Page("/golden-book/{commitment}/"),
    Page("/action-lines/"),
    Page("/action-lines/c7/"),
    Page("/action-lines/c3/"),
    Page("/targets/"),
    Page("/targets/e/"),
    Page("/targets/j/"),
    Page("/countries/"),
    Page("/countries/?region=AFR"),
    Page("/countries/sn/"),
    Page("/countries/va/"),
    Page("/chronology/"),
    Page("/about/"),
    Page("/terms/"),
    Page(LOGIN),
    Page(LOGIN, demo=True),
    Page(LOGIN, posted=WRONG),
    Page(LOGIN, 403, posted=WRONG, token=False),
    Page(LOGIN, 413, posted={"login": "x" * 2_700_000}),
    Page("/accounts/signup/"),
    Page("/accounts/signup/", posted=SUBMITTED),
    Page("/accounts/confirm-email/"),
    Page("/accounts/confirm-email/{confirmation}/"),
    Page("/accounts/confirm-email/x:y/"),
    Page("/accounts/password/reset/"),
    Page("/accounts/password/reset/", posted=SUBMITTED),
    Page("/accounts/password/reset/done/"),
    Page("/accounts/password/reset/key/1-x/"),
    Page("/accounts/inactive/"),
    Page("/projects/?q=%FF", 400),
    Page("/invitations/{invited}/"),
    Page("/invitations/{invited_to_draft}/"),
    Page("/invitations/{withdrawn_invitation}/", 410),
    Page("/my/erased/"),
    Page("/no-such-page/", 404),
    Page("/broken/", 500),
]
ACCOUNT = [
    Page("/accounts/"),
    Page("/accounts/", 422, posted=SUBMITTED),
    Page("/accounts/email/"),
    Page("/accounts/email/", posted={"action_add": "1"}),
    Page("/accounts/password/change/"),
    Page("/accounts/password/change/", posted=SUBMITTED),
    Page("/accounts/reauthenticate/"),
    Page("/accounts/logout/"),
    Page("/accounts/sessions/"),
    Page("/accounts/2fa/"),
    Page("/accounts/2fa/totp/activate/"),
    Page("/accounts/2fa/totp/activate/", posted=SUBMITTED),
    Page("/accounts/2fa/webauthn/"),
    Page("/accounts/2fa/webauthn/add/"),
]
"""Of somebody who gave the password a moment ago."""

MOVING = [Page("/accounts/email/")]
"""Of somebody whose new address is not proved yet."""

SECURED = [
    Page("/accounts/2fa/"),
    Page("/accounts/2fa/reauthenticate/"),
    Page("/accounts/2fa/totp/deactivate/"),
    Page("/accounts/2fa/recovery-codes/"),
    Page("/accounts/2fa/recovery-codes/generate/"),
    Page("/accounts/2fa/webauthn/"),
    Page("/accounts/2fa/webauthn/reauthenticate/"),
    Page("/accounts/2fa/webauthn/keys/{key}/edit/"),
    Page("/accounts/2fa/webauthn/keys/{key}/remove/"),
]
"""Of somebody with every second factor."""

HALFWAY = [
    Page("/accounts/2fa/authenticate/"),
    Page("/accounts/2fa/authenticate/", posted={"code": "1"}),
]
"""Of somebody whose password was right, and who has not given the code yet."""

NEWCOMER = [
    Page("/my/"),
    Page("/my/drafts/"),
    Page("/my/submissions/"),
    Page("/my/records/"),
    Page(OURS + "/"),
    Page(OURS + "/find/"),
    Page(OURS + "/find/?q=radio"),
    Page(OURS + "/find/?q=nothing-of-this-name"),
    Page(OURS + "/{radio}/claim/"),
    Page(OURS + "/{club}/claim/"),
    Page(OURS + "/{club}/claim/", 422, posted=SUBMITTED),
    Page("/invitations/{invited}/"),
    Page("/invitations/{invited_to_draft}/"),
    Page("/my/erase/"),
    Page("/my/erase/", 422, posted=SUBMITTED),
    Page("/submit/project/"),
    Page("/submit/commitment/"),
    Page("/golden-book/{commitment}/report/", 409),
    Page("/projects/{record}/edit/", 409),
]
AUTHOR = [
    Page("/my/"),
    Page("/my/drafts/"),
    Page("/my/drafts/?page=7", 400),
    Page("/my/submissions/"),
    Page("/my/records/"),
    Page(OURS + "/"),
    Page(OURS + "/{radio}/"),
    Page(OURS + "/{radio}/", 422, posted={"email": "not an address"}),
    Page(OURS + "/{radio}/leave/"),
    Page(OURS + "/{radio}/members/{colleague}/remove/"),
    Page(OURS + "/{club}/leave/"),
    Page("/invitations/{invited}/"),
    Page("/invitations/{invited}/", 409, posted={"decline": "1"}),
    Page(MINE + "/{draft}/sharing/"),
    Page(MINE + "/{draft}/sharing/", 422, posted={"email": "not an address"}),
    Page(MINE + "/{submitted}/sharing/"),
    Page("/my/erase/"),
    Page("/projects/{record}/"),
    Page("/projects/{bare}/edit/"),
    Page(MINE + "/{draft}/"),
    Page("/submit/project/"),
    *(Page(f"{MINE}/{{draft}}/edit/{section}/") for section in SECTIONS),
    *(Page(f"{MINE}/{{promise}}/edit/{section}/") for section in SECTIONS),
    *(Page(f"{MINE}/{{progress}}/edit/{section}/") for section in ("what", "when")),
    Page(MINE + "/{half}/edit/what/?check=1", 422),
    Page(MINE + "/{half}/edit/where/?check=1", 422),
    Page(MINE + "/{draft}/edit/what/", 409, posted=SECOND_TAB),
    Page(MINE + "/{draft}/review/"),
    Page(MINE + "/{half}/review/"),
    Page(MINE + "/{half}/review/", 422, posted={"terms": "on", "version": "1"}),
    Page(MINE + "/{draft}/review/", 409, posted=SUBMITTED),
    Page(MINE + "/{progress}/review/"),
    Page(MINE + "/{draft}/discard/"),
    Page(MINE + "/{submitted}/"),
    Page(MINE + "/{submitted}/recall/"),
    Page(MINE + "/{in_review}/"),
    Page(MINE + "/{in_review}/recall/", 422, posted=SUBMITTED),
    Page(MINE + "/{returned}/"),
    Page(MINE + "/{returned}/edit/what/"),
    Page(MINE + "/{returned}/review/"),
    Page(MINE + "/{refused}/"),
    Page(MINE + "/{refused}/appeal/"),
    Page(MINE + "/{refused}/appeal/", 422, posted=SUBMITTED),
    Page(MINE + "/{refused_twice}/"),
    Page(MINE + "/{published}/"),
    Page(MINE + "/{merged}/"),
    Page(MINE + "/{discarded}/"),
    Page(MINE + "/{small}/review/"),
    Page(MINE + "/{stale}/newer/"),
    Page(MINE + "/{stale}/newer/", 409, posted={"number": "2", "version": "1"}),
    Page(MINE + "/{stale}/review/"),
    Page(MINE + "/{contact}/review/"),
]
MODERATOR = [
    Page("/admin/"),
    Page(QUEUE),
    Page("/admin/accounts/user/", 403),
]
ADMINISTRATOR = [
    Page("/admin/"),
    Page("/admin/mfa/authenticator/"),
    Page(QUEUE),
    Page(QUEUE + "?state=all"),
    Page(QUEUE + "?q=nothing-of-this-name"),
    Page(QUEUE + "{submitted}/change/"),
    Page(QUEUE + "{in_review}/change/"),
    Page(QUEUE + "{returned}/change/"),
    Page(QUEUE + "{published}/change/"),
    Page(QUEUE + "{changed}/change/"),
    Page(QUEUE + "{submitted}/step/take-up/"),
    Page(STEP + "/publish/"),
    Page(STEP + "/request-changes/"),
    Page(STEP + "/refuse/"),
    Page(STEP + "/refuse/", 422, posted=SUBMITTED),
    Page(STEP + "/merge/"),
    Page(STEP + "/hand-over/"),
    Page(STEP + "/release/"),
    Page("/admin/stocktaking/organisation/"),
    Page("/admin/stocktaking/organisation/{organisation}/change/"),
    Page("/my/erase/", 403),
    Page("/admin/stocktaking/draft/"),
    Page("/admin/stocktaking/draft/{draft}/change/"),
    Page("/admin/stocktaking/draft/{half}/change/"),
    Page("/admin/stocktaking/membershipclaim/"),
    Page("/admin/stocktaking/membershipclaim/?state=refused"),
    Page("/admin/stocktaking/membershipclaim/{claim}/change/"),
    Page("/admin/stocktaking/membershipclaim/{claim}/decide/"),
    Page("/admin/stocktaking/membershipclaim/{claim}/decide/", 422, posted=REFUSED),
    Page("/admin/stocktaking/moderationgrant/"),
    Page("/admin/stocktaking/moderationgrant/add/"),
    Page("/admin/stocktaking/moderationgrant/add/", posted=SUBMITTED),
    Page("/admin/stocktaking/moderationgrant/{grant}/change/"),
    Page("/admin/stocktaking/moderationgrant/{grant}/delete/"),
    Page("/admin/stocktaking/moderationgrant/{grant}/history/"),
    Page("/admin/actionlines/actionline/"),
    Page("/admin/actionlines/actionline/{action_line}/change/"),
    Page("/admin/accounts/user/"),
]
PAGES = {
    "stranger": STRANGER,
    "owner": ACCOUNT,
    "mover": MOVING,
    "secured": SECURED,
    "halfway": HALFWAY,
    "newcomer": NEWCOMER,
    "author": AUTHOR,
    "moderator": MODERATOR,
    "administrator": ADMINISTRATOR,
}
