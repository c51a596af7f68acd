"""What an application begins with, and what it does without."""

import subprocess
import sys


def test_who_serves_images_alone_loads_no_page_of_the_catalogue() -> None:
    script = (
        "import sys, app.cli.serving_images, app.web.bare_application\n"
        "print(*sorted({'app.web.routes', 'app.web.application'} & set(sys.modules)))\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == ""
