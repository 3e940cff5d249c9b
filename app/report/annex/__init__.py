"""The nominative annex (annexe nominative): each child's month and each week's surnombre, for a control, on request."""
