"""The editors' commands: a folder each, python -m plugins.desk.new, with all that only it uses."""
