"""Drawings: DOT and what Graphviz makes of it, PlantUML, Mermaid."""
