-- What erasing an account (H2) may do that nothing else may, and what nobody may do after it.

-- The history of a booking is only ever added to. Erasing its person takes the words out, and nothing but the words.
CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('khadamat.erasing', true) = 'on'
     AND NEW.reason IS NULL AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
DROP TRIGGER booking_events_append_only ON booking_events;
--> statement-breakpoint
CREATE TRIGGER booking_events_append_only BEFORE UPDATE OR DELETE ON booking_events
  FOR EACH ROW EXECUTE FUNCTION keep_history();
--> statement-breakpoint
-- Nothing begins with an account that is gone. Erasing locks the account's row, so whoever comes meanwhile waits here
-- and then sees what it has become. A booking that may not be is not written: to its client the slot is taken.
CREATE FUNCTION erased_takes_no_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone boolean;
BEGIN
  IF bulk_load() THEN RETURN NEW; END IF;
  PERFORM FROM users WHERE id = NEW.client_id FOR KEY SHARE;
  PERFORM FROM providers WHERE id = NEW.provider_id FOR KEY SHARE;
  SELECT bool_or(u.status = 'ERASED') INTO gone
    FROM users u
   WHERE u.id = NEW.client_id OR u.id = (SELECT user_id FROM providers WHERE id = NEW.provider_id);
  IF gone THEN RETURN NULL; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bookings_of_the_living BEFORE INSERT ON bookings
  FOR EACH ROW EXECUTE FUNCTION erased_takes_no_booking();
--> statement-breakpoint
CREATE FUNCTION erased_takes_no_quote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid;
BEGIN
  IF bulk_load() THEN RETURN NEW; END IF;
  IF TG_TABLE_NAME = 'quotes' THEN
    SELECT user_id INTO person FROM providers WHERE id = NEW.provider_id FOR KEY SHARE;
  ELSE
    SELECT id INTO person FROM users WHERE id = NEW.client_id FOR KEY SHARE;
  END IF;
  IF EXISTS (SELECT FROM users WHERE id = person AND status = 'ERASED') THEN RETURN NULL; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER quotes_of_the_living BEFORE INSERT ON quotes
  FOR EACH ROW EXECUTE FUNCTION erased_takes_no_quote();
--> statement-breakpoint
CREATE TRIGGER quote_requests_of_the_living BEFORE INSERT ON quote_requests
  FOR EACH ROW EXECUTE FUNCTION erased_takes_no_quote();
