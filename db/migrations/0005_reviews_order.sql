CREATE INDEX "bookings_neighbours" ON "bookings" USING btree ("provider_id","district_id","client_id") WHERE "bookings"."status" = 'COMPLETED';
--> statement-breakpoint
-- One statement may publish or hide reviews of several people. Everybody locks their rows in one order, providers
-- before clients: else two such statements could wait for each other.
CREATE OR REPLACE FUNCTION add_ratings(provider_ids integer[], client_ids uuid[], sides review_side[], points integer[], votes integer[])
  RETURNS void LANGUAGE sql AS $$
  SELECT FROM providers WHERE id = ANY (provider_ids) ORDER BY id FOR NO KEY UPDATE;
  UPDATE providers p SET rating_sum = p.rating_sum + d.points, rating_count = p.rating_count + d.votes
    FROM (SELECT provider_id, sum(point) AS points, sum(vote) AS votes
            FROM unnest(provider_ids, sides, points, votes) AS change (provider_id, side, point, vote)
           WHERE side = 'client' GROUP BY provider_id HAVING sum(point) <> 0 OR sum(vote) <> 0) d
   WHERE p.id = d.provider_id;
  SELECT FROM users WHERE id = ANY (client_ids) ORDER BY id FOR NO KEY UPDATE;
  UPDATE users u SET rating_sum = u.rating_sum + d.points, rating_count = u.rating_count + d.votes
    FROM (SELECT client_id, sum(point) AS points, sum(vote) AS votes
            FROM unnest(client_ids, sides, points, votes) AS change (client_id, side, point, vote)
           WHERE side = 'provider' GROUP BY client_id HAVING sum(point) <> 0 OR sum(vote) <> 0) d
   WHERE u.id = d.client_id;
$$;
