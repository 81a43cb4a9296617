"""Runs every check of this directory: python3 check.py."""

import subprocess
import sys
from pathlib import Path

CHECKS = ("check_examples", "check_by_hand", "check_decisions", "check_future")


def main():
    here = Path(__file__).parent
    failed = [
        name
        for name in CHECKS
        if subprocess.run([sys.executable, here / f"{name}.py"], check=False).returncode
    ]
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
