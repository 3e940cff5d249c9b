"""Small pieces of screen (éléments d’écran), each named for a screen reader."""
