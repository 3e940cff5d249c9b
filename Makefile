# Every target is a command of dev.py, which needs no make.
PYTHON ?= python3

.PHONY: run test lint types imports check tidy bench torture screens
run test lint types imports check tidy bench torture screens:
	@$(PYTHON) dev.py $@
