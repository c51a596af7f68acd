"""The darkroom: processes that decode what others have made, and can reach nothing else."""
