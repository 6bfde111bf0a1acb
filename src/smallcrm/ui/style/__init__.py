"""How everything looks: colours, fonts, icons and measures, worn by the whole window at once."""
