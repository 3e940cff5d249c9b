"""What is fast and how it grows, as ratios against a divisor measured in the same run."""
