"""What pyproject.toml can't say: the guides stand in docs/, and go into a wheel beside the code that shows them."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

GUIDES = Path("docs/guide")


class BuildWithGuides(build_py):
    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        packed = Path(self.build_lib, "tirek", "portal", "guide")
        packed.mkdir(parents=True, exist_ok=True)
        for guide in sorted(GUIDES.glob("*.md")):
            self.copy_file(str(guide), str(packed / guide.name))


setup(cmdclass={"build_py": BuildWithGuides})
