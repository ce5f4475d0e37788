"""Streamlit pages: choose, call, show. They compute nothing."""
