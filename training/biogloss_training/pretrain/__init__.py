"""Pre-training of an encoder on running text: masked words, and labels of a gazetteer."""
