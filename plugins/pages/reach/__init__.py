"""Make the standing pages that say how the office is reached: for any matter, and for complaints."""
