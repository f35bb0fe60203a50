"""What every client has as it is. These modules import nothing of Tirek: they are copied out."""
