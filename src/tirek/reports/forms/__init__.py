from .asking import Asked, FiguresForm

__all__ = ["Asked", "FiguresForm"]
