"""A small Discord on a socket of this machine: gateway and requests, for measuring and for nothing else."""
