-- The rules that no application path can step around, and the search's own table.

-- Two bookings of one provider never overlap, whatever wrote them.
ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap
  EXCLUDE USING gist (provider_id WITH =, blocked_period WITH &&)
  WHERE (status IN ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS'));
--> statement-breakpoint
CREATE INDEX bookings_open ON bookings (client_id) WHERE status IN ('HOLD', 'PENDING');
--> statement-breakpoint
-- Counters of minutes: losing them in a crash costs nothing, logging them would.
ALTER TABLE rate_limits SET UNLOGGED;
--> statement-breakpoint
-- History is only ever added to.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER booking_events_append_only BEFORE UPDATE OR DELETE ON booking_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Map plane: longitude shrunk by cos 32°, so that one unit is one degree of latitude both ways.
CREATE FUNCTION map_point(latitude double precision, longitude double precision) RETURNS point
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN point(longitude * 0.848048096156426, latitude);
--> statement-breakpoint
-- Relevance between 0 and 1: a rating with few reviews is pulled to the mean of 4.3.
CREATE FUNCTION listing_rank(rating_sum int, rating_count int, jobs int, response_minutes int, club boolean, verified boolean)
  RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    0.60 * (rating_sum + 4.3 * 8) / (rating_count + 8) / 5
    + 0.20 * least(ln(1 + jobs) / ln(1000), 1)
    + 0.08 * club::int
    + 0.07 * verified::int
    + 0.05 * (1 - least(response_minutes, 240) / 240.0))::real;
--> statement-breakpoint
CREATE INDEX listings_near ON listings USING gist (category_id, place);
--> statement-breakpoint
CREATE INDEX listings_category_rating ON listings (category_id, rating DESC, rating_count DESC, provider_id);
--> statement-breakpoint
-- On quote only: after every price.
CREATE INDEX listings_category_price ON listings (category_id, (coalesce(min_price, 2147483647)), provider_id);
--> statement-breakpoint
CREATE INDEX listings_words ON listings USING gin (city_id, words) WHERE category_id = 0;
--> statement-breakpoint
CREATE INDEX listings_name ON listings USING gin (name_text gin_trgm_ops) WHERE category_id = 0;
--> statement-breakpoint
CREATE INDEX name_words_alike ON name_words USING gin (word gin_trgm_ops);
--> statement-breakpoint
CREATE FUNCTION refresh_listings(ids integer[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two refreshes of one provider take turns, else both delete and both insert.
  PERFORM id FROM providers WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM listings WHERE provider_id = ANY (ids);
  INSERT INTO listings (provider_id, category_id, city_id, district_id, category_ids, service_ids, rank, rating,
                        rating_count, min_price, verified, club, languages, place, name_text, words)
  SELECT p.id, sold.category_id, p.city_id, p.district_id, sold.category_ids, sold.service_ids,
         listing_rank(p.rating_sum, p.rating_count, p.jobs_count, p.response_minutes, p.club_plan IS NOT NULL, p.verified_at IS NOT NULL),
         CASE WHEN p.rating_count = 0 THEN 0 ELSE p.rating_sum::real / p.rating_count END,
         p.rating_count, sold.min_price, p.verified_at IS NOT NULL, p.club_plan IS NOT NULL, p.languages,
         map_point(p.latitude, p.longitude),
         CASE WHEN sold.category_id = 0 THEN p.name_text END,
         CASE WHEN sold.category_id = 0 THEN to_tsvector('simple', p.name_text || ' ' || p.words_text) END
    FROM providers p
    JOIN (SELECT o.provider_id, coalesce(s.category_id, 0) AS category_id,
                 array_agg(DISTINCT s.category_id) AS category_ids,
                 array_agg(DISTINCT s.id) AS service_ids, min(o.price) AS min_price
            FROM offers o JOIN services s ON s.id = o.service_id
           WHERE o.active AND o.provider_id = ANY (ids)
           GROUP BY GROUPING SETS ((o.provider_id, s.category_id), (o.provider_id))) sold ON sold.provider_id = p.id
   WHERE p.id = ANY (ids) AND p.status = 'APPROVED';
  INSERT INTO name_words (word)
  SELECT DISTINCT word
    FROM providers p, unnest(string_to_array(p.name_text, ' ')) AS word
   WHERE p.id = ANY (ids) AND p.status = 'APPROVED' AND length(word) > 1
  ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
-- A bulk load sets khadamat.bulk and refreshes once at its end.
CREATE FUNCTION bulk_load() RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(current_setting('khadamat.bulk', true), '') = 'on';
--> statement-breakpoint
CREATE FUNCTION providers_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT bulk_load() THEN PERFORM refresh_listings(array(SELECT id FROM changed)); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER providers_listed AFTER INSERT ON providers
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION providers_changed();
--> statement-breakpoint
CREATE TRIGGER providers_relisted AFTER UPDATE ON providers
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION providers_changed();
--> statement-breakpoint
CREATE FUNCTION offers_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT bulk_load() THEN PERFORM refresh_listings(array(SELECT DISTINCT provider_id FROM changed)); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER offers_listed AFTER INSERT ON offers
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION offers_changed();
--> statement-breakpoint
CREATE TRIGGER offers_relisted AFTER UPDATE ON offers
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION offers_changed();
--> statement-breakpoint
CREATE TRIGGER offers_unlisted AFTER DELETE ON offers
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION offers_changed();
--> statement-breakpoint
-- Ratings are sums of published reviews; adding the difference keeps them exact when many write at once.
CREATE FUNCTION reviews_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF bulk_load() THEN RETURN NULL; END IF;
  UPDATE providers p SET rating_sum = p.rating_sum + d.points, rating_count = p.rating_count + d.votes
    FROM (SELECT provider_id, sum(rating) AS points, count(*) AS votes
            FROM added WHERE published_at IS NOT NULL GROUP BY provider_id) d
   WHERE p.id = d.provider_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION reviews_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE providers p SET rating_sum = p.rating_sum - d.points, rating_count = p.rating_count - d.votes
    FROM (SELECT provider_id, sum(rating) AS points, count(*) AS votes
            FROM removed WHERE published_at IS NOT NULL GROUP BY provider_id) d
   WHERE p.id = d.provider_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION reviews_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE providers p SET rating_sum = p.rating_sum + d.points, rating_count = p.rating_count + d.votes
    FROM (SELECT provider_id, sum(points) AS points, sum(votes) AS votes
            FROM (SELECT provider_id, rating AS points, 1 AS votes FROM added WHERE published_at IS NOT NULL
                  UNION ALL
                  SELECT provider_id, -rating, -1 FROM removed WHERE published_at IS NOT NULL) change
           GROUP BY provider_id HAVING sum(points) <> 0 OR sum(votes) <> 0) d
   WHERE p.id = d.provider_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_rate AFTER INSERT ON reviews
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION reviews_added();
--> statement-breakpoint
CREATE TRIGGER reviews_unrate AFTER DELETE ON reviews
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION reviews_removed();
--> statement-breakpoint
CREATE TRIGGER reviews_rerate AFTER UPDATE ON reviews
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION reviews_edited();
