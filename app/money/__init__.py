"""Money (argent): what families pay, what the CAF may add, what the AVIP work costs; all of it an estimate."""
