"""Db remembers: the only folder with SQL. Every row of commune data carries `commune_id`, and so does every query."""
