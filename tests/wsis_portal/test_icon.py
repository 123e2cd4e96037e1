def test_icon_is_at_the_usual_address(client):
    answer = client.get("/favicon.ico")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/x-icon"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert answer.content[:6] == b"\0\0\1\0\3\0"  # three pictures in one icon


def test_pages_link_the_icon_that_scales(client, db):
    html = client.get("/terms/").content.decode()
    icon = '<link rel="icon" href="/static/img/mark.svg" type="image/svg+xml">'
    assert html.count(icon) == 1
