"""How to make a row of each resource. A resource without a maker fails the tests."""

from tests.factories import accounts, actionlines, goldenbook, stocktaking

COUNTRIES = list(actionlines.COUNTRIES)


def action_line(n):
    line = actionlines.ActionLineFactory(code=f"C{n + 1}")
    actionlines.FacilitationFactory(action_line=line)


def agency(n):
    some = actionlines.AgencyFactory(code=f"AGENCY-{n}")
    actionlines.FacilitationFactory(agency=some)


def target(n):
    indicator(n)


def indicator(n):
    observation(n)


def observation(n):
    target = actionlines.TargetFactory(letter="abcdefghij"[n])
    indicator = actionlines.IndicatorFactory(target=target)
    place = actionlines.CountryFactory(code=COUNTRIES[n])
    actionlines.ObservationFactory(indicator=indicator, country=place)


def sdg(n):
    actionlines.SdgFactory(number=n + 1)


def country(n):
    place = actionlines.CountryFactory(code=COUNTRIES[n])
    region = actionlines.RegionFactory(code=["EUR", "AFR", "ASP"][n % 3])
    actionlines.RegionMemberFactory(country=place, region=region)


def summit_event(n):
    place = actionlines.CountryFactory(code=COUNTRIES[n])
    actionlines.SummitEventFactory(country=place)


def organisation(n):
    place = actionlines.CountryFactory(code=COUNTRIES[n])
    agency = actionlines.AgencyFactory()
    stocktaking.PartnerFactory(country=place, agency=agency)


def full(n):
    """Something in each list of a document."""
    partner = stocktaking.OrganisationFactory(name=f"Partner {n}").reference
    return {
        "organisation": stocktaking.OrganisationFactory(name=f"Own {n}").reference,
        "level": "national",
        "area": "infrastructure",
        "countries": [actionlines.CountryFactory(code=COUNTRIES[n]).code],
        "action_lines": stocktaking.lines(f"C{n + 1}", "C7-EHEALTH"),
        "targets": [reasoned("target", actionlines.TargetFactory().letter)],
        "sdgs": [reasoned("sdg", actionlines.SdgFactory().number)],
        "partners": [{"organisation": partner, "role": "funding"}],
        "texts": [stocktaking.text(), stocktaking.text("Radio du village", "fr")],
        "ends_on": "2026-05",
        "languages": ["en", "sw"],
        "links": [{"url": "https://example.org/radio", "title": "Radio"}],
        "identifiers": [{"scheme": "itu", "value": f"0{n}"}],
        "collections": [stocktaking.CollectionFactory().code],
        "source": "A report",
        "currency": "CHF",
    }


def reasoned(name, code):
    return {name: code, "reason": "It says so."}


def project(n):
    award = {"scheme": "WSIS Prizes", "year": 2025, "level": "winner"}
    award |= {"category": "AL C2", "source": "A list"}
    public = full(n) | {"budget": "1000.50", "awards": [award]}
    return stocktaking.record(**public)


def commitment(n):
    public = full(n) | {"amount": "2000.00", "fulfilment": "in-progress"}
    return stocktaking.record("commitment", **public)


def submission(n):
    """Of owner_of_rows(), with all that may be there."""
    person = owner_of_rows()
    organisation = stocktaking.OrganisationFactory(members=[person])
    stocktaking.SubmissionFactory(
        submitter=person if n else accounts.UserFactory(),
        organisation=organisation,
        collaborators=accounts.UserFactory.create_batch(n),
    )


def owner_of_rows():
    """Who has the key that the tests send where one is needed."""
    email = "rows@example.org"
    found = accounts.User.objects.filter(email=email).first()
    return found or accounts.UserFactory(email=email)


def progress_report(n):
    promised = goldenbook.CommitmentFactory().reference
    links = [{"url": "https://example.org/report", "title": ""}]
    spent = {"amount_spent": "3.00", "currency": "CHF", "links": links}
    return stocktaking.record("progress-report", commitment=promised, **spent)


def decision(n):
    stocktaking.SubmissionFactory(state="refused")


MAKERS = {
    "action-lines": action_line,
    "agencies": agency,
    "targets": target,
    "indicators": indicator,
    "observations": observation,
    "sdgs": sdg,
    "countries": country,
    "summit-events": summit_event,
    "organisations": organisation,
    "projects": project,
    "commitments": commitment,
    "progress-reports": progress_report,
    "submissions": submission,
    "decisions": decision,
    "facets/projects": project,
    "facets/commitments": commitment,
    "facets/decisions": decision,
    "golden-book-statistics": commitment,
    "statistics": commitment,
}
