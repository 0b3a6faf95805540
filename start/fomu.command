#!/bin/sh
# macOS: a double click starts the form.
exec "$(dirname "$0")/../scripts/form"
