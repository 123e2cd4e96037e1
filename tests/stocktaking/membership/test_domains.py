"""Whether an address is of the house that has a website."""

import pytest

from stocktaking.membership.domains import is_of_website


@pytest.mark.parametrize(
    ("email", "website"),
    [
        ("ana@radio.org", "https://radio.org/"),
        ("ana@radio.org", "https://www.radio.org/about?x=1"),
        ("ana@RADIO.org", "https://Radio.ORG:8443"),
        ("ana@mail.radio.org", "https://radio.org"),
        ("ana@radio.org", "https://en.radio.org"),
        ("ana@radio.co.uk", "https://www.radio.co.uk"),
        ("ana@finances.gov.bf", "https://finances.gov.bf"),
        ("ana@finances.gouv.bf", "https://www.finances.gouv.bf"),
        ("ana@itu.int", "https://www.itu.int/"),
        ("ana@radio.github.io", "https://radio.github.io"),
        ("ana@xn--e1afmkfd.xn--p1ai", "https://пример.рф"),
    ],
)
def test_address_of_the_house_matches(email, website):
    assert is_of_website(email, website)


@pytest.mark.parametrize(
    ("email", "website"),
    [
        ("ana@other.org", "https://radio.org"),
        ("ana@badradio.org", "https://radio.org"),
        ("ana@radio.org.evil.com", "https://radio.org"),
        ("ana@radio.org", ""),
        ("ana", "https://radio.org"),
        ("", ""),
        ("ana@co.uk", "https://www.radio.co.uk"),
        ("ana@tele.co.uk", "https://www.radio.co.uk"),
        ("ana@gov.bf", "https://finances.gov.bf"),
        ("ana@health.gov.bf", "https://finances.gov.bf"),
        ("ana@health.gouv.bf", "https://finances.gouv.bf"),
        ("ana@gouv.bf", "https://finances.gouv.bf"),
        ("ana@gouv.bf", "https://gouv.bf"),
        ("ana@gmail.com", "https://gmail.com"),
        ("ana@yahoo.fr", "https://groups.yahoo.fr/radio"),
        ("ana@yahoo.co.uk", "https://yahoo.co.uk"),
        ("ana@google.com", "https://sites.google.com/view/radio"),
        ("ana@facebook.com", "https://www.facebook.com/radio"),
        ("ana@tele.github.io", "https://radio.github.io"),
        ("ana@blogspot.com", "https://radio.blogspot.com"),
        ("ana@org", "https://org"),
        ("ana@localhost", "http://localhost"),
        ("ana@192.168.0.1", "http://192.168.0.1"),
        ("ana@radio.org", "http://[broken"),
        ("ana@radio.org", "https://" + "x" * 80 + ".org"),
    ],
)
def test_any_other_address_does_not(email, website):
    assert not is_of_website(email, website)
