-- A user and a database for Verso. As the server's administrator:
--   psql --file make-database.sql
-- then give the user a password with \password verso, or let it in by peer authentication.

CREATE ROLE verso LOGIN;
CREATE DATABASE verso OWNER verso ENCODING 'UTF8' TEMPLATE template0;
