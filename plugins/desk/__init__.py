"""The editors' commands: each module here is a program, `python -m plugins.desk.new`; rooms stand below."""
