@echo off
rem Windows: a double click starts the form in WSL, in whose Linux this folder lies.
wsl.exe --cd "%~dp0." -- ../scripts/form
