"""The interview's screen: about five inputs, open actions ticked in place, the draft kept while one types."""
