"""Tests of the rota's proposal."""
