"""The crèche itself (structure): what it is called, when it opens, for how many children."""
