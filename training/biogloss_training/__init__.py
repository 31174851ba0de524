"""BioGloss training side: the model in PyTorch, its ONNX graphs, calibration and evaluation."""
