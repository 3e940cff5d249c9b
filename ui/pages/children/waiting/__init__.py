"""The waiting list, in the page of the children and families."""
