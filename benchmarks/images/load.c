/* A closed loop of HTTP/1.1 requests from one thread, in which every answer is checked.

       load PORT CONNECTIONS SECONDS MOST FIRST SLACK LIST

   LIST has lines `PATH WIDTH HEIGHT`; it is asked from line FIRST on, round and round, until
   SECONDS have passed or MOST answers have come. An answer is right if its status is 200 and its
   body is a whole JPEG file of that size, give or take SLACK pixels. Where WIDTH is 0 a JSON document
   is asked for, compressed where HEIGHT is 1: its first bytes are looked at. Tells one line of JSON. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 16 << 20, LONGEST_PATH = 400 };

struct asked { char path[LONGEST_PATH]; int width, height; };
struct connection { int socket; size_t filled; char *buffer; struct asked *asked; double sent_at; };

static struct asked *list;
static size_t listed, next;
static struct sockaddr_in server;
static int epoll, slack;
static long right, wrong, most;
static uint64_t bytes;
static float *waits_ms;
static char first_wrong[600];

static double now(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return moment.tv_sec + moment.tv_nsec / 1e9;
}

static void give_up(const char *why) { perror(why); exit(1); }

static void read_list(const char *name) {
    FILE *file = fopen(name, "r");
    if (!file) give_up(name);
    size_t room = 0;
    struct asked one;
    while (fscanf(file, "%399s %d %d", one.path, &one.width, &one.height) == 3) {
        if (listed == room) list = realloc(list, (room = room * 2 + 1024) * sizeof *list);
        list[listed++] = one;
    }
    fclose(file);
    if (!listed) { fprintf(stderr, "%s is empty\n", name); exit(1); }
}

static void join(struct connection *link) {
    int yes = 1;
    link->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(link->socket, (void *)&server, sizeof server)) give_up("connect");
    setsockopt(link->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = link};
    epoll_ctl(epoll, EPOLL_CTL_ADD, link->socket, &event);
}

static void ask(struct connection *link) {
    char text[LONGEST_PATH + 60];
    link->asked = &list[next++ % listed];
    int is_packed = !link->asked->width && link->asked->height;
    int length = snprintf(text, sizeof text, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n",
                          link->asked->path, is_packed ? "Accept-Encoding: gzip\r\n" : "");
    link->filled = 0;
    link->sent_at = now();
    if (send(link->socket, text, length, MSG_NOSIGNAL) != length) give_up("send");
}

/* ITU-T T.81, B.2: find the frame header behind the segments before it. */
static int is_picture(const unsigned char *body, size_t length, const struct asked *asked) {
    if (length < 20 || body[0] != 0xff || body[1] != 0xd8) return 0;
    if (body[length - 2] != 0xff || body[length - 1] != 0xd9) return 0;
    for (size_t at = 2; at + 9 < length && body[at] == 0xff;) {
        int marker = body[at + 1];
        if (marker >= 0xc0 && marker <= 0xc2) {
            int height = body[at + 5] << 8 | body[at + 6], width = body[at + 7] << 8 | body[at + 8];
            return abs(width - asked->width) <= slack && abs(height - asked->height) <= slack;
        }
        at += 2 + (body[at + 2] << 8 | body[at + 3]);
    }
    return 0;
}

/* RFC 8259, 2, or RFC 1952, 2.3.1. */
static int is_document(const unsigned char *body, size_t length, const struct asked *asked) {
    if (length < 20) return 0;
    return asked->height ? body[0] == 0x1f && body[1] == 0x8b : body[0] == '{';
}

static void count(struct connection *link, size_t head, size_t length) {
    char *body = link->buffer + head;
    int is_right = !memcmp(link->buffer + 9, "200", 3) &&
                   (link->asked->width ? is_picture : is_document)((unsigned char *)body, length,
                                                                   link->asked);
    if (!is_right && !wrong++)
        snprintf(first_wrong, sizeof first_wrong, "%s answered %.12s, %zu bytes",
                 link->asked->path, link->buffer, length);
    waits_ms[right + wrong - 1] = (now() - link->sent_at) * 1e3;
    right += is_right;
    bytes += length;
}

/* RFC 9112, 7.1: put the chunks together where they lie; -1 while some are missing. */
static long unchunked(char *body, char *end) {
    char *to = body, *from = body;
    int writes = 0;
    for (int pass = 0; pass < 2; pass++, writes = 1, from = body)
        for (;;) {
            char *line = memmem(from, end - from, "\r\n", 2);
            if (!line) return -1;
            long size = strtol(from, NULL, 16);
            if (line + 2 + size + 2 > end) return -1;
            if (writes) memmove(to, line + 2, size), to += size;
            from = line + 2 + size + 2;
            if (!size) break;
        }
    return to - body;
}

/* Take in what has come; 1 when the answer is complete. */
static int take(struct connection *link) {
    ssize_t came = recv(link->socket, link->buffer + link->filled, ROOM - 1 - link->filled, 0);
    if (came <= 0) {
        if (!wrong++) snprintf(first_wrong, sizeof first_wrong, "%s: hung up", link->asked->path);
        waits_ms[right + wrong - 1] = (now() - link->sent_at) * 1e3;
        close(link->socket);
        join(link);
        return 1;
    }
    link->buffer[link->filled += came] = 0;
    char *end = memmem(link->buffer, link->filled, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t head = end + 4 - link->buffer;
    *end = 0;
    char *length = strcasestr(link->buffer, "\r\ncontent-length:");
    int is_chunked = strcasestr(link->buffer, "\r\ntransfer-encoding: chunked") != NULL;
    int closes = strcasestr(link->buffer, "\r\nconnection: close") != NULL;
    *end = '\r';
    long body = length ? atol(length + 17) : 0;
    if (is_chunked) body = unchunked(link->buffer + head, link->buffer + link->filled);
    if (body < 0 || (!is_chunked && link->filled < head + body)) return 0;
    count(link, head, body);
    if (closes) close(link->socket), join(link);
    return 1;
}

static int by_size(const void *one, const void *other) {
    float difference = *(const float *)one - *(const float *)other;
    return (difference > 0) - (difference < 0);
}

int main(int count_of, char **given) {
    if (count_of != 8) { fprintf(stderr, "see the head of load.c\n"); return 2; }
    int links = atoi(given[2]);
    double lasts_s = atof(given[3]);
    most = atol(given[4]);
    next = atol(given[5]);
    slack = atoi(given[6]);
    read_list(given[7]);
    waits_ms = malloc((most + 2 * links + 64) * sizeof *waits_ms);
    server = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(atoi(given[1]))};
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    epoll = epoll_create1(0);
    struct connection *all = calloc(links, sizeof *all);
    for (int i = 0; i < links; i++) all[i].buffer = malloc(ROOM), join(&all[i]);
    double began = now();
    for (int i = 0; i < links; i++) ask(&all[i]);
    struct epoll_event events[64];
    while (right + wrong < most && (now() - began < lasts_s || !(right + wrong))) {
        int ready = epoll_wait(epoll, events, 64, 1000);
        for (int i = 0; i < ready; i++)
            if (take(events[i].data.ptr)) ask(events[i].data.ptr);
    }
    double took_s = now() - began;
    long answers = right + wrong;
    qsort(waits_ms, answers, sizeof *waits_ms, by_size);
    printf("{\"answers\": %ld, \"wrong\": %ld, \"seconds\": %.4f, \"bytes\": %llu, "
           "\"median_ms\": %.3f, \"p99_ms\": %.3f, \"next\": %zu, \"first_wrong\": \"%s\"}\n",
           answers, wrong, took_s, (unsigned long long)bytes, waits_ms[answers / 2],
           waits_ms[answers * 99 / 100], next, first_wrong);
    return 0;
}
