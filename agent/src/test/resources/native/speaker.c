/* Speaks HTTP past the JDK, on a connection that it leaves open, and does not wait for an answer. */
#include <arpa/inet.h>
#include <jni.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

JNIEXPORT jint JNICALL Java_dev_waxseal_guest_Speaker_post(JNIEnv *env, jclass type, jstring address, jint port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  const char *letter = "POST / HTTP/1.1\r\nHost: payments.example\r\nContent-Length: 26\r\n\r\npassword=Canary-7f3q-Zebra";
  const char *text = (*env)->GetStringUTFChars(env, address, NULL);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  inet_pton(AF_INET, text, &to.sin_addr);
  (*env)->ReleaseStringUTFChars(env, address, text);
  return connect(s, (struct sockaddr *) &to, sizeof to) == 0 && write(s, letter, strlen(letter)) > 0;
}
