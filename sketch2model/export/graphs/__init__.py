"""Graphs for other tools: node-link JSON, GraphML, edge lists."""
