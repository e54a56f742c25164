-- The rules of the new tables that no application path can step around.

-- The trail is only ever added to.
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Reviews count while they are published and not hidden: a client's for the provider, a provider's for the client.
-- Adding the difference keeps the sums exact when many write at once.
CREATE FUNCTION add_ratings(provider_ids integer[], client_ids uuid[], sides review_side[], points integer[], votes integer[])
  RETURNS void LANGUAGE sql AS $$
  UPDATE providers p SET rating_sum = p.rating_sum + d.points, rating_count = p.rating_count + d.votes
    FROM (SELECT provider_id, sum(point) AS points, sum(vote) AS votes
            FROM unnest(provider_ids, sides, points, votes) AS change (provider_id, side, point, vote)
           WHERE side = 'client' GROUP BY provider_id HAVING sum(point) <> 0 OR sum(vote) <> 0) d
   WHERE p.id = d.provider_id;
  UPDATE users u SET rating_sum = u.rating_sum + d.points, rating_count = u.rating_count + d.votes
    FROM (SELECT client_id, sum(point) AS points, sum(vote) AS votes
            FROM unnest(client_ids, sides, points, votes) AS change (client_id, side, point, vote)
           WHERE side = 'provider' GROUP BY client_id HAVING sum(point) <> 0 OR sum(vote) <> 0) d
   WHERE u.id = d.client_id;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION reviews_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF bulk_load() THEN RETURN NULL; END IF;
  PERFORM add_ratings(array_agg(provider_id), array_agg(client_id), array_agg(side), array_agg(rating::int), array_agg(1))
     FROM added WHERE published_at IS NOT NULL AND hidden_at IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION reviews_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_ratings(array_agg(provider_id), array_agg(client_id), array_agg(side), array_agg(-rating::int), array_agg(-1))
     FROM removed WHERE published_at IS NOT NULL AND hidden_at IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION reviews_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_ratings(array_agg(provider_id), array_agg(client_id), array_agg(side), array_agg(points), array_agg(votes))
     FROM (SELECT provider_id, client_id, side, rating::int AS points, 1 AS votes FROM added
            WHERE published_at IS NOT NULL AND hidden_at IS NULL
           UNION ALL
           SELECT provider_id, client_id, side, -rating::int, -1 FROM removed
            WHERE published_at IS NOT NULL AND hidden_at IS NULL) change;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Jobs done, exact in the same way.
CREATE FUNCTION bookings_completed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT bulk_load() THEN
    UPDATE providers SET jobs_count = jobs_count + 1 WHERE id = NEW.provider_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER bookings_done AFTER UPDATE OF status ON bookings
  FOR EACH ROW WHEN (OLD.status <> 'COMPLETED' AND NEW.status = 'COMPLETED') EXECUTE FUNCTION bookings_completed();
--> statement-breakpoint
-- A provider who calls off appointments is found later: up to a tenth of the rank.
DROP FUNCTION listing_rank(int, int, int, int, boolean, boolean);
--> statement-breakpoint
CREATE FUNCTION listing_rank(rating_sum int, rating_count int, jobs int, response_minutes int, club boolean, verified boolean, reliability int)
  RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    0.60 * (rating_sum + 4.3 * 8) / (rating_count + 8) / 5
    + 0.20 * least(ln(1 + jobs) / ln(1000), 1)
    + 0.08 * club::int
    + 0.07 * verified::int
    + 0.05 * (1 - least(response_minutes, 240) / 240.0)
    - 0.10 * (100 - reliability) / 100.0)::real;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refresh_listings(ids integer[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two refreshes of one provider take turns, else both delete and both insert.
  PERFORM id FROM providers WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM listings WHERE provider_id = ANY (ids);
  INSERT INTO listings (provider_id, category_id, city_id, district_id, category_ids, service_ids, rank, rating,
                        rating_count, min_price, verified, club, languages, place, name_text, words)
  SELECT p.id, sold.category_id, p.city_id, p.district_id, sold.category_ids, sold.service_ids,
         listing_rank(p.rating_sum, p.rating_count, p.jobs_count, p.response_minutes, p.club_plan IS NOT NULL, p.verified_at IS NOT NULL, p.reliability),
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
-- Public holidays of Morocco. Lunar dates are calculated until an administrator confirms or moves them.
INSERT INTO calendar_periods (slug, kind, starts_on, ends_on, name_fr, name_ar, confirmed) VALUES
  ('marche-verte-2026', 'HOLIDAY', '2026-11-06', '2026-11-06', 'Marche Verte', 'عيد المسيرة الخضراء', true),
  ('fete-de-l-independance-2026', 'HOLIDAY', '2026-11-18', '2026-11-18', 'Fête de l’Indépendance', 'عيد الاستقلال', true),
  ('nouvel-an-2027', 'HOLIDAY', '2027-01-01', '2027-01-01', 'Nouvel An', 'رأس السنة الميلادية', true),
  ('manifeste-independance-2027', 'HOLIDAY', '2027-01-11', '2027-01-11', 'Manifeste de l’Indépendance', 'ذكرى تقديم وثيقة الاستقلال', true),
  ('nouvel-an-amazigh-2027', 'HOLIDAY', '2027-01-14', '2027-01-14', 'Nouvel An amazigh', 'رأس السنة الأمازيغية', true),
  ('fete-du-travail-2027', 'HOLIDAY', '2027-05-01', '2027-05-01', 'Fête du Travail', 'عيد الشغل', true),
  ('fete-du-trone-2027', 'HOLIDAY', '2027-07-30', '2027-07-30', 'Fête du Trône', 'عيد العرش', true),
  ('oued-ed-dahab-2027', 'HOLIDAY', '2027-08-14', '2027-08-14', 'Oued Ed-Dahab', 'ذكرى استرجاع وادي الذهب', true),
  ('revolution-2027', 'HOLIDAY', '2027-08-20', '2027-08-20', 'Révolution du Roi et du Peuple', 'ثورة الملك والشعب', true),
  ('fete-de-la-jeunesse-2027', 'HOLIDAY', '2027-08-21', '2027-08-21', 'Fête de la Jeunesse', 'عيد الشباب', true),
  ('fete-de-l-unite-2027', 'HOLIDAY', '2027-10-31', '2027-10-31', 'Fête de l’Unité', 'عيد الوحدة', true),
  ('marche-verte-2027', 'HOLIDAY', '2027-11-06', '2027-11-06', 'Marche Verte', 'عيد المسيرة الخضراء', true),
  ('fete-de-l-independance-2027', 'HOLIDAY', '2027-11-18', '2027-11-18', 'Fête de l’Indépendance', 'عيد الاستقلال', true),
  ('ramadan-2027', 'RAMADAN', '2027-02-08', '2027-03-08', 'Ramadan', 'رمضان', false),
  ('aid-al-fitr-2027', 'EID', '2027-03-09', '2027-03-10', 'Aïd al-Fitr', 'عيد الفطر', false),
  ('aid-al-adha-2027', 'EID', '2027-05-16', '2027-05-17', 'Aïd al-Adha', 'عيد الأضحى', false),
  ('nouvel-an-hegirien-2027', 'HOLIDAY', '2027-06-06', '2027-06-06', '1er Mouharram', 'فاتح محرم', false),
  ('aid-al-mawlid-2027', 'HOLIDAY', '2027-08-14', '2027-08-15', 'Aïd al-Mawlid', 'عيد المولد النبوي', false),
  ('nouvel-an-2028', 'HOLIDAY', '2028-01-01', '2028-01-01', 'Nouvel An', 'رأس السنة الميلادية', true),
  ('manifeste-independance-2028', 'HOLIDAY', '2028-01-11', '2028-01-11', 'Manifeste de l’Indépendance', 'ذكرى تقديم وثيقة الاستقلال', true),
  ('nouvel-an-amazigh-2028', 'HOLIDAY', '2028-01-14', '2028-01-14', 'Nouvel An amazigh', 'رأس السنة الأمازيغية', true),
  ('fete-du-travail-2028', 'HOLIDAY', '2028-05-01', '2028-05-01', 'Fête du Travail', 'عيد الشغل', true),
  ('fete-du-trone-2028', 'HOLIDAY', '2028-07-30', '2028-07-30', 'Fête du Trône', 'عيد العرش', true),
  ('oued-ed-dahab-2028', 'HOLIDAY', '2028-08-14', '2028-08-14', 'Oued Ed-Dahab', 'ذكرى استرجاع وادي الذهب', true),
  ('revolution-2028', 'HOLIDAY', '2028-08-20', '2028-08-20', 'Révolution du Roi et du Peuple', 'ثورة الملك والشعب', true),
  ('fete-de-la-jeunesse-2028', 'HOLIDAY', '2028-08-21', '2028-08-21', 'Fête de la Jeunesse', 'عيد الشباب', true),
  ('fete-de-l-unite-2028', 'HOLIDAY', '2028-10-31', '2028-10-31', 'Fête de l’Unité', 'عيد الوحدة', true),
  ('marche-verte-2028', 'HOLIDAY', '2028-11-06', '2028-11-06', 'Marche Verte', 'عيد المسيرة الخضراء', true),
  ('fete-de-l-independance-2028', 'HOLIDAY', '2028-11-18', '2028-11-18', 'Fête de l’Indépendance', 'عيد الاستقلال', true),
  ('ramadan-2028', 'RAMADAN', '2028-01-28', '2028-02-25', 'Ramadan', 'رمضان', false),
  ('aid-al-fitr-2028', 'EID', '2028-02-26', '2028-02-27', 'Aïd al-Fitr', 'عيد الفطر', false),
  ('aid-al-adha-2028', 'EID', '2028-05-05', '2028-05-06', 'Aïd al-Adha', 'عيد الأضحى', false),
  ('nouvel-an-hegirien-2028', 'HOLIDAY', '2028-05-25', '2028-05-25', '1er Mouharram', 'فاتح محرم', false),
  ('aid-al-mawlid-2028', 'HOLIDAY', '2028-08-03', '2028-08-04', 'Aïd al-Mawlid', 'عيد المولد النبوي', false),
  ('nouvel-an-2029', 'HOLIDAY', '2029-01-01', '2029-01-01', 'Nouvel An', 'رأس السنة الميلادية', true),
  ('manifeste-independance-2029', 'HOLIDAY', '2029-01-11', '2029-01-11', 'Manifeste de l’Indépendance', 'ذكرى تقديم وثيقة الاستقلال', true),
  ('nouvel-an-amazigh-2029', 'HOLIDAY', '2029-01-14', '2029-01-14', 'Nouvel An amazigh', 'رأس السنة الأمازيغية', true),
  ('fete-du-travail-2029', 'HOLIDAY', '2029-05-01', '2029-05-01', 'Fête du Travail', 'عيد الشغل', true),
  ('fete-du-trone-2029', 'HOLIDAY', '2029-07-30', '2029-07-30', 'Fête du Trône', 'عيد العرش', true),
  ('oued-ed-dahab-2029', 'HOLIDAY', '2029-08-14', '2029-08-14', 'Oued Ed-Dahab', 'ذكرى استرجاع وادي الذهب', true),
  ('revolution-2029', 'HOLIDAY', '2029-08-20', '2029-08-20', 'Révolution du Roi et du Peuple', 'ثورة الملك والشعب', true),
  ('fete-de-la-jeunesse-2029', 'HOLIDAY', '2029-08-21', '2029-08-21', 'Fête de la Jeunesse', 'عيد الشباب', true),
  ('fete-de-l-unite-2029', 'HOLIDAY', '2029-10-31', '2029-10-31', 'Fête de l’Unité', 'عيد الوحدة', true),
  ('marche-verte-2029', 'HOLIDAY', '2029-11-06', '2029-11-06', 'Marche Verte', 'عيد المسيرة الخضراء', true),
  ('fete-de-l-independance-2029', 'HOLIDAY', '2029-11-18', '2029-11-18', 'Fête de l’Indépendance', 'عيد الاستقلال', true),
  ('ramadan-2029', 'RAMADAN', '2029-01-16', '2029-02-13', 'Ramadan', 'رمضان', false),
  ('aid-al-fitr-2029', 'EID', '2029-02-14', '2029-02-15', 'Aïd al-Fitr', 'عيد الفطر', false),
  ('aid-al-adha-2029', 'EID', '2029-04-24', '2029-04-25', 'Aïd al-Adha', 'عيد الأضحى', false),
  ('nouvel-an-hegirien-2029', 'HOLIDAY', '2029-05-14', '2029-05-14', '1er Mouharram', 'فاتح محرم', false),
  ('aid-al-mawlid-2029', 'HOLIDAY', '2029-07-24', '2029-07-25', 'Aïd al-Mawlid', 'عيد المولد النبوي', false);
