"""Children, parents and homes (enfants et familles): their files, groups, health."""
