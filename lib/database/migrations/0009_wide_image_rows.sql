-- Two pictures of an image take some three kilobytes. By default PostgreSQL compresses them and moves a part to a table
-- beside, which costs more than all else that a written image does, and again with each read. Up to half a page they stay
-- in the row as they are. For rows that are written from now on.
ALTER TABLE "images" SET (toast_tuple_target = 4080);
