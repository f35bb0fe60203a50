"""QR codes as SVG."""

import io

import segno


def qr_svg(text: str) -> str:
    """A QR code (error level M, quiet zone of four modules) as a self-contained SVG, dark on transparent.

    The drawing carries no text: whoever shows it says beside it what it leads to.
    """
    out = io.BytesIO()
    segno.make(text, micro=False, error="m").save(
        out, kind="svg", xmldecl=False, svgns=True, border=4, dark="#0b2a3a", light=None, omitsize=True, nl=False
    )
    return out.getvalue().decode()
