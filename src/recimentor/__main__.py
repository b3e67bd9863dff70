"""``python -m recimentor`` is the command line."""

from recimentor.cli import main

if __name__ == "__main__":
    main()
