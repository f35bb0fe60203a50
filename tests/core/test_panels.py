from tirek.core.actor import ANONYMOUS
from tirek.core.panels import panels_for, register_panel


def test_panels_come_in_order_and_may_stay_away() -> None:
    register_panel("tests", "later.html", lambda actor, subject: {"it": subject}, order=2)
    register_panel("tests", "first.html", lambda actor, subject: {"it": subject}, order=1)
    register_panel("tests", "absent.html", lambda actor, subject: None)
    register_panel("tests", "first.html", lambda actor, subject: {})
    panels = panels_for("tests", ANONYMOUS, 7)
    assert [(panel.template, panel.data["it"]) for panel in panels] == [("first.html", 7), ("later.html", 7)]
