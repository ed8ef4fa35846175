-- Takes one message of a sender, if both limits allow it: a burst that refills one by one, and so many an hour to one node.
-- KEYS: the sender, the sender and the node. ARGV: burst, ms for one more, most an hour, ms of the hour, name of the message.
-- Returns ms to wait for the burst, ms to wait for the hour, how many of the burst are left, ms until it is full.
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local burst, interval, most, hour = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local full = math.max(now, tonumber(redis.call('get', KEYS[1]) or '0'))
local wait = math.max(0, full - now - (burst - 1) * interval)
redis.call('zremrangebyscore', KEYS[2], '-inf', now - hour)
local hourly = 0
if redis.call('zcard', KEYS[2]) >= most then
  hourly = redis.call('zrange', KEYS[2], 0, 0, 'withscores')[2] + hour - now
end
if wait == 0 and hourly == 0 then
  full = full + interval
  redis.call('set', KEYS[1], full, 'px', full - now)
  redis.call('zadd', KEYS[2], now, ARGV[5])
  redis.call('pexpire', KEYS[2], hour)
end
return {wait, hourly, math.floor((burst * interval - (full - now)) / interval), full - now}
