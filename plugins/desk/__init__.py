"""The editors' commands: each module here is a program of its own, `python -m plugins.desk.new`."""
