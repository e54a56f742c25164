-- Years that a trace is kept, by how much it matters.
CREATE FUNCTION audit_kept_years(severity audit_severity) RETURNS int LANGUAGE sql IMMUTABLE
  RETURN CASE severity WHEN 'LOW' THEN 1 WHEN 'MEDIUM' THEN 2 ELSE 5 END;
--> statement-breakpoint
-- Too young to go, nothing and nobody deletes a trace: not even the clean-up below, whatever date it is given.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('khadamat.audit_cleaning', true) = 'on'
     AND OLD.at < clock_timestamp() - make_interval(years => audit_kept_years(OLD.severity)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
DROP TRIGGER audit_log_append_only ON audit_log;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
-- The one way out of the trail: a piece of what has been kept long enough. It runs with the rights of its owner, so that
-- the application's own role needs none to delete here.
CREATE FUNCTION clean_audit_log(as_of timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE
  old_ids bigint[];
BEGIN
  SELECT array_agg(id) INTO old_ids FROM (
    SELECT id FROM audit_log
     WHERE at < least(as_of, clock_timestamp()) - make_interval(years => audit_kept_years(severity))
       AND at < clock_timestamp() - interval '1 year'
     ORDER BY at LIMIT 5000) piece;
  IF old_ids IS NULL THEN RETURN 0; END IF;
  DELETE FROM audit_alerts WHERE audit_id = ANY (old_ids);
  PERFORM set_config('khadamat.audit_cleaning', 'on', true);
  DELETE FROM audit_log WHERE id = ANY (old_ids);
  PERFORM set_config('khadamat.audit_cleaning', '', true);
  RETURN cardinality(old_ids);
END $$;
