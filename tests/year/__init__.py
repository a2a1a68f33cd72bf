"""A whole year of five communes, lived day by day: who lives there, how the days go, and what must hold of them."""
