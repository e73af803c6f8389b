"""`python -m sketch2model` is `sketch2model`."""

from sketch2model.cli import main

if __name__ == "__main__":
    main()
