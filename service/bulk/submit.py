"""What spark-submit is given: `spark-submit .. submit.py batch ..` is `secondsource batch ..` on that cluster."""

import sys

if __name__ == "__main__":
    sys.path.pop(0)  # this folder, whose modules are not to be imported by their bare names

    from service.cli import main

    sys.exit(main())
